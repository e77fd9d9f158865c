"""torch.save and torch.load within one run: a copy is kept in memory under the name; no file is written."""
import copy
from torch import _runtime

_count = 0


def _snapshot(obj):
    global _count
    _count += 1
    name = f'#{_count}'
    _runtime.save(name, (copy.deepcopy(obj),))
    return name


def save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True):
    name = _snapshot(obj)
    if hasattr(f, 'write'):
        f.write(b'torch object ' + name.encode() + b'\n')
    else:
        _runtime.save(str(f), (_runtime.saved(name)[0],))


def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **pickle_load_args):
    if hasattr(f, 'read'):
        text = bytes(f.read()).decode('latin-1')
        prefix = 'torch object '
        if not text.startswith(prefix):
            raise EOFError('Ran out of input')
        stored = _runtime.saved(text[len(prefix):].split('\n')[0])
    else:
        stored = _runtime.saved(str(f))
        if stored is None:
            raise PermissionError(f'torch.load({str(f)!r}) is not available: a program here reads no files; '
                                  'it loads what torch.save kept under the same name in this run')
    return copy.deepcopy(stored[0])
