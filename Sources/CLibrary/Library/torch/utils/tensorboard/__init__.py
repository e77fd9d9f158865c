"""Curves of training: `SummaryWriter.add_scalar` gives them to the report."""


class SummaryWriter:
    """Takes values by name and step."""

    def __init__(self, log_dir=None, comment='', purge_step=None, max_queue=10, flush_secs=120, filename_suffix=''):
        self.log_dir = log_dir or 'runs'

    def _tell(self, tag, value, step):
        from torch import _runtime
        tell = getattr(_runtime, 'scalar', None)
        if tell is not None:
            tell(str(tag), float(value), step)

    def add_scalar(self, tag, scalar_value, global_step=None, walltime=None, new_style=False, double_precision=False):
        self._tell(tag, scalar_value, global_step)

    def add_scalars(self, main_tag, tag_scalar_dict, global_step=None, walltime=None):
        for name, value in tag_scalar_dict.items():
            self._tell(f'{main_tag}/{name}', value, global_step)

    def add_image(self, tag, img_tensor, global_step=None, walltime=None, dataformats='CHW'):
        """Shows a picture as a figure."""
        from matplotlib import pyplot as plt
        picture = img_tensor.permute(1, 2, 0) if dataformats == 'CHW' else img_tensor
        figure = plt.figure()
        plt.imshow(picture, cmap='gray')
        plt.axis('off')
        plt.title(tag)
        figure.hand_over()
        plt.close(figure)

    def add_images(self, tag, img_tensor, global_step=None, walltime=None, dataformats='NCHW'):
        from torchvision.utils import make_grid
        self.add_image(tag, make_grid(img_tensor), global_step)

    def add_figure(self, tag, figure, global_step=None, close=True, walltime=None):
        figure.hand_over()

    def add_histogram(self, tag, values, global_step=None, bins='tensorflow', walltime=None, max_bins=None):
        pass

    def add_text(self, tag, text_string, global_step=None, walltime=None):
        pass

    def _ignore(self, *arguments, **keywords):
        pass

    add_graph = add_embedding = add_pr_curve = add_hparams = add_mesh = add_custom_scalars = _ignore

    def flush(self):
        pass

    def close(self):
        pass

    def get_logdir(self):
        return self.log_dir

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        pass
