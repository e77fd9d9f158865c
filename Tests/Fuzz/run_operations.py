"""Calls PyTorch's operations with generated arguments under `lessons exec`, and names the calls that stopped the process.

    run_operations.py --ours .build/release/lessons [--first 1] [--seeds 100] [--count 1000]

A call may raise, and it may ask for more memory or time than there is: then the run ends with the status of a limit.  Any other end is a failure.
Exit status: 0 when there was none.
"""
import argparse
import concurrent.futures
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LIMIT = 4


def run(ours, seed, count):
    """None, or how the run of this seed ended and what it did last."""
    with open(os.path.join(HERE, 'operations.py')) as file:
        program = f'SEED, COUNT, TRACE = {seed}, {count}, True\n' + file.read()
    with tempfile.NamedTemporaryFile('w', suffix='.py') as file:
        file.write(program)
        file.flush()
        try:
            done = subprocess.run([ours, 'exec', file.name, '--max-memory', '2000', '--max-seconds', '60'], capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
        except subprocess.TimeoutExpired as error:
            return 'no end', last(error.stderr or b'')
    if done.returncode in (0, LIMIT):
        return None
    return f'status {done.returncode}', last(done.stderr)


def last(trace):
    lines = [line for line in trace.decode('utf-8', 'replace').split('\n') if line[:1].isdigit()]
    return lines[-1][:300] if lines else ''


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--ours', required=True)
    parser.add_argument('--first', type=int, default=1)
    parser.add_argument('--seeds', type=int, default=100)
    parser.add_argument('--count', type=int, default=1000)
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.seeds)
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for seed, failure in zip(seeds, pool.map(lambda seed: run(options.ours, seed, options.count), seeds)):
            if failure:
                failures += 1
                print(f'seed {seed}: {failure[0]}: {failure[1]}')
    print(f'{options.seeds} runs of up to {options.count} calls, {failures} stopped the process')
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
