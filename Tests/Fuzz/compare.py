"""Runs generated programs under CPython and under `lessons exec`, and names those whose outputs differ.

    compare.py --ours .build/release/lessons [--seed 1] [--files 40] [--count 500] [--keep DIR] [-v]

Exit status: 0 when all agree.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def settled(text):
    """A text without what differs from machine to machine: addresses, and lines of tracebacks that stand in CPython's own library."""
    text = re.sub(r' at 0x[0-9a-f]+', ' at 0x', text)
    return re.sub(r'^  File "[^"]*/lib/python3[^"]*", line \d+, in .*\n(?:    .*\n)*', '', text, flags=re.M)


def outputs(command):
    """What each program printed, by its number; the last error line under the number -1."""
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL)
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--ours', required=True)
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
    differing = total = 0
    with tempfile.TemporaryDirectory() as work:
        folder = options.keep or work
        os.makedirs(folder, exist_ok=True)
        for index in range(options.files):
            path = os.path.join(folder, f'programs{options.seed + index}.py')
            text = subprocess.run([options.python, os.path.join(HERE, 'generate.py'), '--seed', str(options.seed + index), '--count', str(options.count)],
                                  capture_output=True, check=True, env={**os.environ, 'PYTHONHASHSEED': '0'}).stdout
            with open(path, 'wb') as file:
                file.write(text)
            theirs = outputs([options.python, '-W', 'ignore', path])
            ours = outputs([os.path.abspath(options.ours), 'exec', '--max-seconds', '120', path])
            programs = text.decode().split('\ndef program')
            for number in sorted(set(theirs) | set(ours)):
                total += number >= 0
                if ours.get(number) == theirs.get(number):
                    continue
                differing += 1
                print(f'{os.path.basename(path)} program {number}: {difference(ours.get(number), theirs.get(number))}', flush=True)
                if options.v and number >= 0:
                    print('def program' + programs[number + 1].split('\nPROGRAMS.append')[0])
    print(f'{total} programs, {differing} differences')
    return 1 if differing else 0


if __name__ == '__main__':
    sys.exit(main())
