print("paidan")
