const grads = 120;
const undergrads = 340;
const postgrad = 60;
const grad_rate = grads / undergrads;
const rate = 0.3;
const expected = undergrads * rate;
const surplus = grads - expected + postgrad * grad_rate;
