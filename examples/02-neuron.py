# A neuron that decides about a loaf in the oven: 0 is "leave it", 1 is "take it out".

import math

# what it sees and smells
colour, smell = 0.5, 0.75
# what it has learned
w_colour, w_smell, bias = 1.5, 2, -1.5

# forward
score = w_colour * colour + w_smell * smell + bias
done = 1 / (1 + math.exp(-score))

# backward: through the sigmoid first, then out to everything that the score is made of
ddone = 1
dscore = done * (1 - done) * ddone
dw_colour = colour * dscore
dcolour = w_colour * dscore
dw_smell = smell * dscore
dsmell = w_smell * dscore
dbias = dscore
