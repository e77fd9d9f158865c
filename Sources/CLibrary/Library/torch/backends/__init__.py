"""Backends of the original: none of them is here."""


class _Backend:
    enabled = False
    benchmark = False
    deterministic = False
    allow_tf32 = False

    def is_available(self):
        return False

    def is_built(self):
        return False

    def version(self):
        return None


cudnn = _Backend()
cudnn.enabled = True
cuda = _Backend()
cuda.matmul = _Backend()
mps = _Backend()
mkl = _Backend()
mkldnn = _Backend()
openmp = _Backend()
