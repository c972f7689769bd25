package quarry

const (
	// CartMissing: there is no cart with this name.
	CartMissing = 4101
	// CartFull: the cart holds no more ore.
	CartFull = 4102
)
