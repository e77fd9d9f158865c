"""Optimisers: groups, names, states that are shared, hooks, subclasses, LBFGS."""
import torch


def show(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, '!', type(error).__name__, str(error)[:300])

from torch.optim import SGD, Adam
p = [torch.ones(1, requires_grad=True) for _ in range(4)]
g = {'params': p[0]}
o = SGD([g]); print(o.param_groups[0] is g, g)
g = {'params': [p[1]]}; o.add_param_group(g); print(o.param_groups[1] is g)
o = SGD([('a', p[0])])
show('names', lambda: o.add_param_group({'params': p[1]}))
show('names', lambda: o.add_param_group({'params': [('b', p[1])]}))
show('names', lambda: SGD([p[0]]).add_param_group({'params': [('b', p[1])]}))
show('names', lambda: SGD([p[0], ('a', p[1])]))
show('names', lambda: SGD([('a', p[0]), p[1]]))
show('names', lambda: SGD([('a', p[0]), ('a', p[1])]).param_groups)
o = Adam(p, lr=.1)
p[0].grad = torch.ones(1); o.step()
sd = o.state_dict()
print(sd['state'][0]['exp_avg'] is o.state[p[0]]['exp_avg'], sd['state'][0] is o.state[p[0]])
o2 = Adam(p); gg = o2.param_groups[0]; o2.load_state_dict(sd)
print(o2.state[p[0]]['exp_avg'] is o.state[p[0]]['exp_avg'], o2.state[p[0]]['step'] is o.state[p[0]]['step'], o2.state[p[0]] is o.state[p[0]], gg is o2.param_groups[0], list(o2.param_groups[0]))
d = [torch.ones(1, dtype=torch.float64, requires_grad=True) for _ in range(4)]
o3 = Adam(d); o3.load_state_dict(sd); print(o3.state[d[0]])
print(type(o.state), list(o.param_groups[0]))
show('names', lambda: o.load_state_dict({}))
sd = SGD([('a', p[0])]).state_dict(); print(sd)
o = SGD([('b', p[0])]); o.load_state_dict(sd); print(o.param_groups[0]['param_names'])
o = SGD([p[0]]); o.load_state_dict(sd); print(list(o.param_groups[0]))
class My(torch.optim.Optimizer):
    def __init__(self, params, lr): super().__init__(params, {'lr': lr})
    def step(self, closure=None):
        for g in self.param_groups:
            for q in g['params']:
                if q.grad is not None: q.data.add_(q.grad, alpha=-g['lr'])
m = My(p, .5)
m.register_step_post_hook(lambda *a: print('hook', len(a)))
m.step(); print(m, p[0]); 
s = torch.optim.lr_scheduler.StepLR(m, 1); m.step(); s.step(); print(s.get_last_lr())
class Sub(SGD):
    def step(self, closure=None):
        print('sub'); return super().step(closure)
m = Sub(p, .5); m.register_step_pre_hook(lambda *a: print('pre')); m.step()


def quadratic(x): return ((x - torch.arange(float(x.numel()))) ** 2 * torch.arange(1., x.numel() + 1)).sum()


for settings in ({}, dict(lr=.1), dict(line_search_fn='strong_wolfe'), dict(line_search_fn='strong_wolfe', max_iter=3), dict(max_iter=4, max_eval=6), dict(history_size=2, lr=.5)):
    x = torch.full((4,), .3, requires_grad=True)
    o = torch.optim.LBFGS([x], **settings)

    def closure():
        o.zero_grad()
        loss = quadratic(x)
        loss.backward()
        return loss

    print(settings, [f'{o.step(closure).item():.2g}' for _ in range(2)], o.state[x]['func_evals'], o.state[x]['n_iter'])
show('search', lambda: torch.optim.LBFGS([x], line_search_fn='x').step(closure))
