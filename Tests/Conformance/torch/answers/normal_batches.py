"""Batches of multivariate normal distributions, and divergences that are infinite."""
import torch
import torch.distributions as D

torch.manual_seed(3)
d = D.MultivariateNormal(torch.zeros(3, 2), scale_tril=torch.tensor([[2., 0.], [.5, 1.]]))
e = d.expand((2, 3))
print(e, e.batch_shape, e.event_shape)
print(e.sample(), e.mean.shape, e.log_prob(torch.ones(2)), e.entropy())
print(D.kl_divergence(D.Uniform(torch.tensor([0., 1.], requires_grad=True), 2.), D.Uniform(-1., torch.tensor([3., 1.5]))))
print(D.kl_divergence(D.Binomial(torch.tensor([3., 4.]), torch.tensor(.3, requires_grad=True)), D.Binomial(3, .4)))
for name in ('is_discrete', 'event_dim'):
    try:
        print(getattr(D.constraints.dependent, name))
    except NotImplementedError as error:
        print(error)
