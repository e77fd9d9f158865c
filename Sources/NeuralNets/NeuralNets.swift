// NeuralNets
