#!/bin/bash
# Times the benchmark programs, with PyTorch beside us where there is one.
#
#   Benchmarks/compare.sh [-r ROUNDS] [-t THREADS] [-c] [PROGRAM.py …]
#
# A program prints lines `name 1.2345 ms`.  Our binary is $LESSONS (.build/release/lessons); the other side is $PYTHON, a
# Python with torch, if it is set or `python3` has torch: then both sides run in turn, round after round, and the median of
# the ratios of the rounds is printed (below 1.00 we are faster).
#   -r  rounds, 3 unless given
#   -t  thread counts of the other side, the better of which counts: "1 2" unless given
#   -c  CPU time of one thread each instead of the clock on the wall: for machines that are not idle
# The exit status is 1 if a program failed.
set -u
here=$(cd "$(dirname "$0")" && pwd)
ours=${LESSONS:-$here/../.build/release/lessons}
python=${PYTHON-}
rounds=3 threads="1 2" cpu=
while getopts r:t:c option; do
    case $option in
        r) rounds=$OPTARG ;;
        t) threads=$OPTARG ;;
        c) cpu=1 ;;
        *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || set -- "$here"/tensors/*.py
if [ -z "$python" ] && python3 -c 'import torch' 2>/dev/null; then python=python3; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# measure SIDE ROUND PROGRAM COMMAND…: appends lines `program measurement side round milliseconds`
measure() {
    local side=$1 round=$2 program=$3
    shift 3
    if ! "$@" "$program" >"$work/out" 2>"$work/errors"; then
        echo "$(basename "$program") failed: $side: $(tail -n 1 "$work/errors")" >&2
        failed=1
        return
    fi
    awk -v p="$(basename "$program" .py)" -v s="$side" -v r="$round" \
        'NF == 3 && $3 == "ms" { print p, $1, s, r, $2 } NF == 2 && $1 == "elapsed" { print p, p, s, r, $2 * 1000 }' "$work/out" >>"$work/times"
}

: >"$work/times"
for program; do
    source=$program
    if [ -n "$cpu" ]; then
        source=$work/$(basename "$program")
        sed 's/time\.perf_counter()/time.process_time()/' "$program" >"$source"
    fi
    for ((round = 1; round <= rounds; round++)); do
        if [ -n "$cpu" ]; then
            measure ours $round "$source" env OMP_NUM_THREADS=1 "$ours" exec
            [ -z "$python" ] || measure theirs $round "$source" env OMP_NUM_THREADS=1 "$python"
        else
            measure ours $round "$source" "$ours" exec
            if [ -n "$python" ]; then
                for count in $threads; do measure theirs $round "$source" env OMP_NUM_THREADS=$count "$python"; done
            fi
        fi
    done
done

awk -v rounds="$rounds" '
    function median(list, n,    i, j, t) {
        for (i = 2; i <= n; i++) for (j = i; j > 1 && list[j - 1] > list[j]; j--) { t = list[j]; list[j] = list[j - 1]; list[j - 1] = t }
        return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
    }
    {
        key = $2
        if (!(key in seen)) { seen[key] = 1; order[++count] = key }
        at = key SUBSEP $3 SUBSEP $4
        if (!(at in best) || $5 + 0 < best[at]) best[at] = $5 + 0
    }
    END {
        printf "%-32s %10s %10s %7s\n", "measurement (ms)", "ours", "theirs", "ratio"
        for (i = 1; i <= count; i++) {
            key = order[i]; n = m = 0
            for (r = 1; r <= rounds; r++) {
                a = key SUBSEP "ours" SUBSEP r; b = key SUBSEP "theirs" SUBSEP r
                if (a in best) x[++n] = best[a]
                if ((a in best) && (b in best) && best[b] > 0) { m++; y[m] = best[b]; q[m] = best[a] / best[b] }
            }
            if (!n) continue
            if (!m) { printf "%-32s %10.4f %10s %7s\n", key, median(x, n), "-", "-"; continue }
            ratio = median(q, m)
            printf "%-32s %10.4f %10.4f %7.2f\n", key, median(x, n), median(y, m), ratio
            if (ratio > 0) { logs += log(ratio); compared++ }
            slower += ratio > 1
            if (ratio > worst) { worst = ratio; name = key }
        }
        if (compared) printf "geometric mean %.2f over %d; slower in %d; worst %s %.2f\n", exp(logs / compared), compared, slower, name, worst
    }' "$work/times"
exit $failed
