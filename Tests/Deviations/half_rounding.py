# row: `float16` and `bfloat16` outside arithmetic
import torch
x = torch.tensor([1.0, 2.0, 3.0], dtype=torch.bfloat16)
exact = torch.softmax(x.float(), 0).to(torch.bfloat16)
print(torch.equal(torch.softmax(x, 0), exact), torch.softmax(x, 0).dtype)
