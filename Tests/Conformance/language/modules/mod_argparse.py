import argparse, sys, io
def parser(**kw):
    p = argparse.ArgumentParser(prog='train', **kw)
    p.add_argument('data', help='folder with images')
    p.add_argument('--lr', type=float, default=0.1, help='learning rate')
    p.add_argument('-b', '--batch-size', type=int, default=64, metavar='N', help='input batch size for training (default: 64)')
    p.add_argument('--epochs', type=int, default=10)
    p.add_argument('--no-cuda', action='store_true', default=False, help='disables CUDA training')
    p.add_argument('-v', action='count', default=0)
    p.add_argument('--arch', choices=['lenet', 'vgg'], default='lenet', help='model %(choices)s, otherwise %(default)s')
    p.add_argument('--sizes', nargs='+', type=int)
    p.add_argument('--tag', action='append')
    p.add_argument('--save', nargs='?', const='here', help='a long help text that has to be wrapped because it does not fit into the width of one line at all')
    p.add_argument('rest', nargs='*')
    return p
p = parser(description='Trains a model on the pictures of a folder and tells how well it does on the ones it did not see.')
def go(p, *words):
    err = io.StringIO(); old = sys.stderr; sys.stderr = err
    try:
        print(words, '->', p.parse_args(list(words)))
    except SystemExit as e:
        print(words, 'exit', e.code, err.getvalue())
    except Exception as e:
        print(words, type(e).__name__, e)
    finally:
        sys.stderr = old
go(p, 'd'); go(p, 'd', '--lr', '0.5', '-b32', '--no-cuda', '-vv'); go(p); go(p, 'd', '--lr', 'x'); go(p, 'd', '--arch', 'no')
go(p, 'd', '--sizes', '1', '2', '--tag', 'a', '--tag=b'); go(p, 'd', '--sizes'); go(p, 'd', 'e', 'f', '--save'); go(p, 'd', '--unknown', '1'); go(p, '--epo', '3', 'd'); go(p, 'd', '--e=4')
go(p, 'd', '--lr', '-1'); go(p, 'd', '--', '--lr'); go(p, 'd', '-x'); go(p, '--lr'); go(p, 'd', '--no-cuda=1'); go(p, '-vb', '5', 'd'); go(p, 'd', '--s', '1')
p.print_help(); p.print_usage()
q = argparse.ArgumentParser(prog='q', epilog='That is all.', formatter_class=argparse.ArgumentDefaultsHelpFormatter)
g = q.add_argument_group('model', 'What is trained.')
g.add_argument('--width', type=int, default=32, help='channels')
m = q.add_mutually_exclusive_group()
m.add_argument('--fast', action='store_true'); m.add_argument('--slow', action='store_false', help='take care')
q.add_argument('--bias', action=argparse.BooleanOptionalAction, default=True)
q.add_argument('n', type=int, nargs=2)
q.add_argument('--version', action='version', version='%(prog)s 1.0')
go(q, '1', '2'); go(q, '1'); go(q, '1', '2', '--fast', '--slow'); go(q, '1', '2', '--no-bias', '--width', '3'); go(q, '--version'); go(q, '1', '2', '3'); go(q, '-h')
print(q.format_help())
args, rest = p.parse_known_args(['d', '--zz', 'k']); print(args, rest)
r = argparse.ArgumentParser(prog='r', add_help=False); r.add_argument('--required', required=True); r.add_argument('--f', type=argparse.Namespace); r.set_defaults(seed=1)
go(r); go(r, '--required', 'y'); print(r.format_help())
ns = argparse.Namespace(a=1, b='x'); print(ns, 'a' in ns, vars(ns), ns == argparse.Namespace(a=1, b='x'))
for f in (lambda: r.add_argument('--required'), lambda: r.add_argument('x', required=True), lambda: r.add_argument('--t', type='int'), lambda: r.add_argument('--u', action='zz'), lambda: argparse.ArgumentParser(prog='z', exit_on_error=False).parse_args(['--q'])):
    try: f()
    except (Exception, SystemExit) as e: print(type(e).__name__, e)
def positive(text):
    n = int(text)
    if n <= 0: raise argparse.ArgumentTypeError('%r is not positive' % text)
    return n
s = argparse.ArgumentParser(prog='s'); s.add_argument('--n', type=positive, default='3'); s.add_argument('files', nargs='?', default='none'); go(s); go(s, '--n', '0'); go(s, '--n', 'a'); go(s, 'x', '--n', '5'); go(s, 'x', 'y')
