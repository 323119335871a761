# An instrument behind a curtain. Three scores, and the answer turns out to be: the harp.

from math import exp, log

harp, lute, drum = 0.7, 1.3, -0.6

# softmax: positive shares that add up to 1. With the highest score taken off all of them, no exp gets
# too large; the shares stay the same.
top = max(harp, lute, drum)
e_harp = exp(harp - top)
e_lute = exp(lute - top)
e_drum = exp(drum - top)
total = e_harp + e_lute + e_drum
p_harp = e_harp / total

# cross-entropy: the surprise at the right answer
loss = -log(p_harp)

# backward: all gates at once. Each score's gradient is its share, less 1 for the right answer.
dloss = 1
dharp = (p_harp - 1) * dloss
dlute = e_lute / total * dloss
ddrum = e_drum / total * dloss

# The same loss in two lines, and its backward pass gate by gate
whole = exp(harp) + exp(lute) + exp(drum)
surprise = log(whole) - harp

dsurprise = 1
dwhole = dsurprise / whole
dlute = exp(lute) * dwhole
ddrum = exp(drum) * dwhole
# the harp is in the whole, and is taken off at the end: two shares, which add up
dharp = exp(harp) * dwhole
dharp -= dsurprise
