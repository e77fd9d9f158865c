"""Runs generated programs under CPython and under `lessons exec`, and names those whose outputs differ.

    compare.py --ours .build/release/lessons [--seed 1] [--files 40] [--count 500] [--keep DIR] [-v]
    compare.py --record        writes recorded.py and recorded.out, which the tests read

Exit status: 0 when all agree.
"""
import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile

# First differing lines of ours that docs/deviations.md declares: ranges are three machine words.
DECLARED = ('Python int too large to convert to C ssize_t',)
# A text of more than this is a MemoryError on both sides.
MEMORY = 3 << 30
HERE = os.path.dirname(os.path.abspath(__file__))


def settled(text):
    """A text without what differs from machine to machine: addresses, folders, and lines of tracebacks that stand in CPython's own library."""
    text = re.sub(r' at 0x[0-9a-f]+', ' at 0x', text)
    # CPython's loops replace pairs of instructions by one after some turns, whose place is the first of the pair.
    text = re.sub(r'^ +\^+\n(?=UnboundLocalError:)', '', text, flags=re.M)
    # The hash of None is its address: so is its place in a set.
    text = re.sub(r"between instances of ('\w+' and 'NoneType'|'NoneType' and '\w+')", "between instances of something and 'NoneType'", text)
    text = re.sub(r'^  File "(?:[^"]*/lib/python3[^"]*|<string>)", line \d+, in .*\n(?:    .*\n)*', '', text, flags=re.M)
    text = re.sub(r'^Traceback \(most recent call last\):\n\w.*\n\nDuring handling of the above exception, another exception occurred:\n\n', '', text, flags=re.M)
    return re.sub(r'File "[^"]*/', 'File "', text)


def outputs(command, **environment):
    """What each program printed, by its number; the last error line under the number -1."""
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, env={**os.environ, **environment},
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))
    parts = ('\n' + done.stdout.decode('utf-8', 'replace')).split('\n# ')
    result = {}
    for part in parts[1:]:
        number, _, text = part.partition('\n')
        if number.isdigit():
            result[int(number)] = settled(text)
    if done.returncode != 0:
        result[-1] = f'exit {done.returncode}: ' + done.stderr.decode('utf-8', 'replace').strip()[-300:]
    return result


def difference(a, b):
    """The first lines that differ."""
    ours, theirs = (a or '').split('\n'), (b or '').split('\n')
    for line in range(max(len(ours), len(theirs))):
        x, y = ours[line] if line < len(ours) else '(nothing)', theirs[line] if line < len(theirs) else '(nothing)'
        if x != y:
            return f'line {line + 1}: ours {x[:200]!r}, CPython {y[:200]!r}'
    return 'the ends differ'


def record(python):
    """A short run for the tests: the programs, and what CPython prints."""
    path = os.path.join(HERE, 'recorded.py')
    text = subprocess.run([python, os.path.join(HERE, 'generate.py'), '--seed', '7', '--count', '200'], capture_output=True, check=True).stdout
    with open(path, 'wb') as file:
        file.write(text)
    done = subprocess.run([python, '-W', 'ignore', 'recorded.py'], capture_output=True, check=True, cwd=HERE, stdin=subprocess.DEVNULL)
    with open(path[:-3] + '.out', 'w', encoding='utf-8', newline='') as file:
        file.write(settled(done.stdout.decode()))
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--ours')
    parser.add_argument('--record', action='store_true')
    parser.add_argument('--python', default=sys.executable)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--files', type=int, default=40)
    parser.add_argument('--count', type=int, default=500, help='programs in a file')
    parser.add_argument('--keep', help='a folder for the generated files')
    parser.add_argument('-v', action='store_true', help='show the text of programs that differ')
    options = parser.parse_args()
    version = subprocess.run([options.python, '-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], capture_output=True, text=True).stdout.strip()
    if version != '3.11':
        print(f'differential run left out: {options.python} is Python {version or "(absent)"}, the outputs to compare with are those of 3.11')
        return 0
    if options.record:
        return record(options.python)
    differing = declared = unsettled = total = 0
    with tempfile.TemporaryDirectory() as work:
        folder = options.keep or work
        os.makedirs(folder, exist_ok=True)
        for index in range(options.files):
            path = os.path.join(folder, f'programs{options.seed + index}.py')
            text = subprocess.run([options.python, os.path.join(HERE, 'generate.py'), '--seed', str(options.seed + index), '--count', str(options.count)],
                                  capture_output=True, check=True, env={**os.environ, 'PYTHONHASHSEED': '0'}).stdout
            with open(path, 'wb') as file:
                file.write(text)
            theirs = outputs([options.python, '-W', 'ignore', path], PYTHONHASHSEED='0')
            ours = outputs([os.path.abspath(options.ours), 'exec', '--max-seconds', '120', '--max-memory', str(MEMORY >> 20), path])
            others = None
            # A limit ends the whole run, where CPython goes on after a MemoryError: the programs behind it are not compared.
            if 'limit: memory' in ours.get(-1, ''):
                end = max(ours)
                theirs = {number: text for number, text in theirs.items() if number < end}
                ours = {number: text for number, text in ours.items() if 0 <= number < end}
                declared += 1
            programs = text.decode().split('\ndef program')
            for number in sorted(set(theirs) | set(ours)):
                total += number >= 0
                if ours.get(number) == theirs.get(number):
                    continue
                if any(text in difference(ours.get(number), theirs.get(number)).split(', CPython ')[0] for text in DECLARED):
                    declared += 1
                    continue
                # The order of a set of texts is drawn anew by each run of CPython: a program whose output there depends on it has no one answer.
                others = others or [outputs([options.python, '-W', 'ignore', path], PYTHONHASHSEED=str(seed)) for seed in range(1, 40)]
                if any(other.get(number) != theirs.get(number) for other in others):
                    unsettled += 1
                    continue
                differing += 1
                print(f'{os.path.basename(path)} program {number}: {difference(ours.get(number), theirs.get(number))}', flush=True)
                if options.v and number >= 0:
                    print('def program' + programs[number + 1].split('\nPROGRAMS.append')[0])
    print(f'{total} programs, {differing} differences, {declared} more that are declared, {unsettled} whose output in CPython is another in each run')
    return 1 if differing else 0


if __name__ == '__main__':
    sys.exit(main())
