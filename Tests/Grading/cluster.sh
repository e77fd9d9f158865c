#!/bin/bash
# One process, two jobs, eight shards under GNU parallel and eight tasks of a Slurm array must write the same bytes.
#
#   cluster.sh LESSONS LESSON SUBMISSIONS
#
# The packages of Debian are unpacked into a folder of their own; slurmctld and slurmd run on this machine, on ports of their own.
set -u
program=$(realpath "$1"); lesson=$(realpath "$2"); submissions=$(realpath "$3")
limits=(--max-steps 2000000)
work=$(mktemp -d); pids=()
finish() { for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null; done; rm -rf "$work"; }
trap finish EXIT
cd "$work" || exit 1
grade() { "$program" grade "$lesson" "$submissions" "${limits[@]}" --out "$@" 2> /dev/null; [ $? -le 1 ]; }
same() { diff -rq -x "*.ndjson" one "$1" > differences && echo "$2: $(ls "$1"/*.json | wc -l) results, the same bytes" || { echo "$2: different"; head -5 differences; failed=1; }; }
failed=0
grade "$work/one" --jobs 1 && echo "1 job: $(ls one/*.json | wc -l) results"
grade "$work/two" --jobs 2 && same two "2 jobs"
unpack() { mkdir -p packages && (cd packages && apt-get download -q "$@" > /dev/null 2>&1) && for file in packages/*.deb; do dpkg -x "$file" prefix; done; }
parallel=$(command -v parallel || true)
if [ -z "$parallel" ]; then unpack parallel && parallel="perl $work/prefix/usr/bin/parallel"; fi
if [ -n "$parallel" ]; then
    export PATH="$work/prefix/usr/bin:$PATH"
    $parallel -j 2 --joblog jobs.log "$program" grade "$lesson" "$submissions" "${limits[@]}" --out "$work/shards" --shard {}/8 ::: 0 1 2 3 4 5 6 7 2> /dev/null
    same shards "8 shards under GNU parallel"
else
    echo "GNU parallel cannot be had here"; failed=1
fi
unpack slurmctld slurmd slurm-client slurm-wlm-basic-plugins libslurm38 libhwloc15 libmunge2 || { echo "Slurm cannot be had here"; exit 1; }
lib=$(echo "$work"/prefix/usr/lib/*-linux-gnu)
export LD_LIBRARY_PATH="$lib:$lib/slurm-wlm" SLURM_CONF="$work/slurm.conf"
mkdir -p state spool
cat > slurm.conf << CONF
ClusterName=test
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
AuthType=auth/none
CredType=cred/none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
PluginDir=$lib/slurm-wlm
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
ReturnToService=2
MpiDefault=none
NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
binary() { for name in "$1" "$1-wlm"; do for folder in sbin bin; do [ -x "prefix/usr/$folder/$name" ] && { echo "$work/prefix/usr/$folder/$name"; return; }; done; done; }
$(binary slurmctld) -D > slurmctld.log 2>&1 & pids+=($!)
step=$(find prefix/usr/sbin -name 'slurmstepd*' -type f | head -1)
$(binary slurmd) -D -d "$work/$step" > slurmd.log 2>&1 & pids+=($!)
for second in $(seq 60); do $(binary sinfo) -h 2> /dev/null | grep -q idle && break; sleep 1; done
cat > array.sh << JOB
#!/bin/bash
exec "$program" grade "$lesson" "$submissions" ${limits[*]} --out "$work/slurm" --shard auto
JOB
$(binary sbatch) --array=0-7 --output="$work/task-%a.log" array.sh || { tail -3 slurmctld.log slurmd.log; exit 1; }
for second in $(seq 300); do sleep 1; [ -z "$($(binary squeue) -h 2> /dev/null)" ] && break; done
same slurm "8 tasks of a Slurm array"
exit $failed
