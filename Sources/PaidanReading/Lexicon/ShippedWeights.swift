let shippedWeights = ""
