#!/usr/bin/env python3
"""Kills graders and workers at random moments, goes on with --resume, and compares with an undisturbed run.

    kill-and-resume.py LESSONS LESSON SUBMISSIONS [TIMES]
"""
import filecmp, json, os, random, signal, subprocess, sys, tempfile, time


def children(pid):
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            if int(open(f"/proc/{name}/stat").read().rsplit(")", 1)[1].split()[1]) == pid:
                found += [int(name)] + children(int(name))
        except OSError:
            pass
    return found


def main():
    program, lesson, submissions, times = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 50
    rng = random.Random(7)
    with tempfile.TemporaryDirectory() as work:
        whole, disturbed = os.path.join(work, "whole"), os.path.join(work, "disturbed")
        command = [program, "grade", lesson, submissions, "--jobs", "2", "--max-steps", "2000000", "--out"]
        start = time.perf_counter()
        subprocess.run(command + [whole], stderr=subprocess.DEVNULL)
        duration = time.perf_counter() - start
        graders = workers = 0
        while graders + workers < times:
            process = subprocess.Popen(command + [disturbed, "--resume"], stderr=subprocess.DEVNULL)
            while process.poll() is None and graders + workers < times:
                time.sleep(rng.random() * duration)
                below = children(process.pid)
                if rng.random() < 0.5 and below:
                    try:
                        os.kill(rng.choice(below), signal.SIGKILL)
                        workers += 1
                    except ProcessLookupError:
                        pass
                else:
                    process.kill()
                    graders += 1
                    break
            process.wait()
            for name in os.listdir(disturbed) if os.path.isdir(disturbed) else []:
                if name.endswith(".json") and not name.startswith("."):
                    json.load(open(os.path.join(disturbed, name)))
            if process.returncode in (0, 1) and graders + workers < times:
                # All done before enough was killed: begin again with half of it.
                for name in sorted(os.listdir(disturbed))[::2]:
                    os.remove(os.path.join(disturbed, name))
        subprocess.run(command + [disturbed, "--resume"], stderr=subprocess.DEVNULL)
        # The log says when and how long; everything else must be the same, and nothing may be left over.
        names = sorted(name for name in os.listdir(whole) if not name.endswith(".ndjson"))
        left = sorted(name for name in os.listdir(disturbed) if not name.endswith(".ndjson"))
        different = [name for name in names if name in left and not filecmp.cmp(os.path.join(whole, name), os.path.join(disturbed, name), shallow=False)]
        print(f"{graders} graders and {workers} workers killed; {len(names)} results, {len(left)} after --resume, {len(different)} different", *different[:10])
        sys.exit(bool(different) or names != left)


main()
