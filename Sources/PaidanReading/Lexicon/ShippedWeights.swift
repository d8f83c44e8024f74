/// The learned weights.
let shippedWeights = ""
