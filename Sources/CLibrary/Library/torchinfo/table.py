"""The table itself, and the totals below it."""

COLUMNS = {
    'kernel_size': 'Kernel Shape',
    'input_size': 'Input Shape',
    'output_size': 'Output Shape',
    'num_params': 'Param #',
    'params_percent': 'Param %',
    'mult_adds': 'Mult-Adds',
    'trainable': 'Trainable',
}
ROW_SETTINGS = ('depth', 'var_names', 'ascii_only', 'hide_recursive_layers')


class FormattingOptions:
    """How the table is laid out."""

    def __init__(self, max_depth, verbose, col_names, col_width, row_settings):
        self.max_depth = max_depth
        self.verbose = verbose
        self.col_names = col_names
        self.col_width = col_width
        self.row_settings = row_settings
        self.layer_name_width = 40
        self.ascii_only = 'ascii_only' in row_settings
        self.show_var_name = 'var_names' in row_settings
        self.show_depth = 'depth' in row_settings
        self.hide_recursive_layers = 'hide_recursive_layers' in row_settings

    def fit(self, layers):
        """Widens the first column, in steps of five, until every title fits."""
        longest = 0
        for layer in layers:
            longest = max(longest, len(layer.title(self.show_var_name, self.show_depth)) + 5 * layer.depth + 1)
        if longest >= self.layer_name_width:
            self.layer_name_width = -(-longest // 5) * 5

    def total_width(self):
        return self.layer_name_width + self.col_width * len(self.col_names)

    def branch(self, depth):
        if depth == 0:
            return ''
        if self.ascii_only:
            return '|    ' * (depth - 1) + '+ '
        return '├─' if depth == 1 else '│    ' * (depth - 1) + '└─'

    def row(self, title, values):
        cells = [f'{title:<{self.layer_name_width}} ']
        for column in self.col_names:
            cells.append(f"{values.get(column, ''):<{self.col_width}} ")
        return ''.join(cells).rstrip() + '\n'

    def header(self):
        name = ' (var_name)' if self.show_var_name else ''
        index = ':depth-idx' if self.show_depth else ''
        return self.row(f'Layer (type{name}{index})', COLUMNS)

    def rows(self, layers, total):
        lines = []
        for layer in layers:
            if layer.depth > self.max_depth or (self.hide_recursive_layers and layer.is_recursive):
                continue
            whole = layer.depth == self.max_depth
            values = {
                'kernel_size': str(layer.kernel_size) if layer.kernel_size else '--',
                'input_size': str(layer.input_size) if layer.input_size else '--',
                'output_size': str(layer.output_size) if layer.output_size else '--',
                'num_params': layer.params_text(whole),
                'params_percent': layer.percent_text(total, whole),
                'mult_adds': layer.macs_text(whole),
                'trainable': layer.trainable,
            }
            lines.append(self.row(self.branch(layer.depth) + layer.title(self.show_var_name, self.show_depth), values))
            if self.verbose == 2:
                for name, inner in layer.inner_layers.items():
                    lines.append(self.row(self.branch(layer.depth + 1) + name, inner))
        return ''.join(lines)


def _amount(number):
    return f'{int(number):,d}' if float(number).is_integer() else f'{number:,.2f}'


class ModelStatistics:
    """The result of `summary`: `str()` is the table."""

    def __init__(self, summary_list, input_size, total_input_size, formatting):
        self.summary_list = summary_list
        self.input_size = input_size
        self.formatting = formatting
        self.total_input = total_input_size
        self.total_mult_adds = 0
        self.total_params = self.trainable_params = 0
        self.total_param_bytes = self.total_output_bytes = 0
        for layer in summary_list:
            if layer.is_leaf_layer:
                self.total_mult_adds += layer.macs
                if layer.num_params > 0:
                    # Once for the values, once for their gradients.
                    self.total_output_bytes += 2 * layer.output_bytes
                if not layer.is_recursive:
                    self.total_params += max(layer.num_params, 0)
                    self.trainable_params += max(layer.trainable_params, 0)
                    self.total_param_bytes += layer.param_bytes
            elif not layer.is_recursive:
                self.total_params += max(layer.leftover_params(), 0)
                self.trainable_params += max(layer.leftover_trainable_params(), 0)
        formatting.fit(summary_list)

    @staticmethod
    def float_to_megabytes(num):
        return num * 4 / 1e6

    @staticmethod
    def to_megabytes(num):
        return num / 1e6

    def __repr__(self):
        layout = self.formatting
        line = '=' * layout.total_width()
        parts = [
            line, '\n', layout.header(), line, '\n', layout.rows(self.summary_list, self.total_params), line, '\n',
            f'Total params: {_amount(self.total_params)}\n',
            f'Trainable params: {_amount(self.trainable_params)}\n',
            f'Non-trainable params: {_amount(self.total_params - self.trainable_params)}\n',
        ]
        if self.input_size:
            macs = self.total_mult_adds
            if macs >= 1e12:
                unit, macs = 'TERABYTES', macs / 1e12
            elif macs >= 1e9:
                unit, macs = 'GIGABYTES', macs / 1e9
            else:
                unit, macs = 'MEGABYTES', macs / 1e6
            memory = self.total_input + self.total_output_bytes + self.total_param_bytes
            parts += [
                # Since Python 3.11 the name of the unit is printed, not its letter.
                f'Total mult-adds (Units.{unit}): {_amount(macs)}\n', line, '\n',
                f'Input size (MB): {self.total_input / 1e6:0.2f}\n',
                f'Forward/backward pass size (MB): {self.total_output_bytes / 1e6:0.2f}\n',
                f'Params size (MB): {self.total_param_bytes / 1e6:0.2f}\n',
                f'Estimated Total Size (MB): {memory / 1e6:0.2f}\n',
            ]
        parts.append(line)
        return ''.join(parts)
