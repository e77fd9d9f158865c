#!/usr/bin/env python3
"""Tries an autograder for Gradescope where nothing else is: an empty root with a shell, without a network.

    autograder.py LESSONS LESSON

Where the system allows no root of one's own, the same folders are used in place.  Exit status: 0 when all results are right.
"""
import json, os, re, shutil, subprocess, sys, tempfile, time, zipfile

TOOLS = ["sh", "mkdir", "cp", "cat"]


def unpack(archive, folder):
    with zipfile.ZipFile(archive) as file:
        assert file.testzip() is None
        for entry in file.infolist():
            path = file.extract(entry, folder)
            os.chmod(path, entry.external_attr >> 16 & 0o777)


def empty_root(root):
    """A shell and three tools with their libraries, /proc and /dev/null."""
    for folder in ("bin", "proc", "dev", "tmp"):
        os.makedirs(os.path.join(root, folder), exist_ok=True)
    open(os.path.join(root, "dev/null"), "w").close()
    for tool in TOOLS:
        path = os.path.realpath(shutil.which(tool))
        shutil.copy(path, os.path.join(root, "bin", tool))
        for library in re.findall(r"(/\S+)", subprocess.run(["ldd", path], capture_output=True, text=True).stdout):
            target = root + library
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copy(library, target)


def inside(root):
    """The command that runs the autograder in the root, as Gradescope would."""
    chroot = shutil.which("chroot") or "/usr/sbin/chroot"
    script = f"mount -t proc proc {root}/proc && mount --bind /dev/null {root}/dev/null && exec env -i PATH=/bin {chroot} {root} /autograder/run_autograder"
    # Gradescope copies the script beside the folders.
    shutil.copy(root + "/autograder/source/run_autograder", root + "/autograder/run_autograder")
    return ["unshare", "--map-root-user", "--mount", "--net", "--pid", "--fork", "sh", "-c", script]


def answers(lessons, lesson):
    """The lesson's own solutions as a notebook, the students' version, and what else is handed in."""
    solved = subprocess.run([lessons, "export", lesson, "--to", "ipynb"], capture_output=True, text=True).stdout
    starter = subprocess.run([lessons, "release", lesson], capture_output=True, text=True).stdout
    endless = re.sub(r"raise NotImplementedError\(\)", "while True: pass", starter)
    return [("its own solutions", "work.ipynb", solved, 1.0), ("the students' version", "work.md", starter, 0.0), ("endless loops", "work.md", endless, 0.0),
            ("no notebook", "work.ipynb", "{", 0.0), ("nothing", None, "", 0.0)]


def main():
    lessons, lesson = os.path.realpath(sys.argv[1]), os.path.realpath(sys.argv[2])
    wrong = 0
    with tempfile.TemporaryDirectory() as work:
        archive, root = os.path.join(work, "autograder.zip"), os.path.join(work, "root")
        subprocess.run([lessons, "export", lesson, "--to", "gradescope", "--output", archive], check=True)
        unpack(archive, root + "/autograder/source")
        empty_root(root)
        command, environment = inside(root), None
        if subprocess.run(command[:6] + ["true"], capture_output=True).returncode != 0:
            print("no root of its own here: run in place")
            command, environment = [root + "/autograder/run_autograder"], {"PATH": os.environ["PATH"], "AUTOGRADER": root + "/autograder"}
        size = sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(root + "/autograder/source") for name in names)
        print(f"archive {os.path.getsize(archive) >> 20} MB, unpacked {size >> 20} MB")
        for what, name, text, share in answers(lessons, lesson):
            submission, results = root + "/autograder/submission", root + "/autograder/results"
            for folder in (submission, results):
                shutil.rmtree(folder, ignore_errors=True)
                os.makedirs(folder)
            if name:
                open(os.path.join(submission, name), "w").write(text)
            json.dump({"previous_submissions": []}, open(root + "/autograder/submission_metadata.json", "w"))
            start = time.perf_counter()
            done = subprocess.run(command, env=environment, capture_output=True, text=True)
            seconds = time.perf_counter() - start
            try:
                result = json.load(open(results + "/results.json"))
                most = sum(test["max_score"] for test in result["tests"])
                right = done.returncode == 0 and most > 0 and result["score"] == share * most and result["stdout_visibility"] == "hidden"
                print(f"{'right' if right else 'WRONG'}: {what}: {result['score']:g} of {most:g} in {seconds:.1f} s; {len(result['tests'])} tests; {result['output'][:70]!r}")
            except Exception as error:
                right = False
                print(f"WRONG: {what}: {error}; {done.stdout[-400:]} {done.stderr[-400:]}")
            wrong += not right
    sys.exit(wrong > 0)


main()
