# row: eigenvalues of matrices that are not symmetric (`torch.linalg.eig`)
import torch
print(torch.linalg.eigvalsh(torch.eye(2)))
torch.linalg.eig(torch.eye(2))
