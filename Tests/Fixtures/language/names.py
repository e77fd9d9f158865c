# Prints the reference lists of docs/language.md: everything the language has, by the names that a program sees.
import builtins
import sys


def public(thing):
    return [name for name in sorted(set(dir(thing))) if not name.startswith('_')]


def line(names):
    return ', '.join('`' + name + '`' for name in names)


everything = public(builtins)
errors = [n for n in everything if isinstance(getattr(builtins, n), type) and issubclass(getattr(builtins, n), BaseException)]
types = [n for n in everything if isinstance(getattr(builtins, n), type) and n not in errors]
functions = [n for n in everything if n not in errors and n not in types and n not in ('True', 'False', 'None', 'Ellipsis', 'NotImplemented')]

print('### Built-in functions\n')
print(line(functions))
print('\n### Built-in types and their methods\n')
print('| type | methods and attributes |\n|---|---|')
for name in types:
    members = [m for m in public(getattr(builtins, name)) if name in ('type', 'object') or m not in dir(object)]
    print('| `' + name + '` | ' + line(members) + ' |')
print('\n### Exceptions\n')
print(line(errors))
print('\n### Modules\n')
print('| module | names |\n|---|---|')
for name in sys.builtin_module_names:
    if name in ('__future__', 'tqdm'):
        continue
    module = __import__(name, fromlist=['names'])
    names = getattr(module, '__all__', None) or public(module)
    print('| `' + name + '` | ' + line(sorted(n for n in names if not n.startswith('_'))) + ' |')
