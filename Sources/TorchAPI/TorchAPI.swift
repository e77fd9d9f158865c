// TorchAPI
