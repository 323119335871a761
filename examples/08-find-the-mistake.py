# One line of this backward pass is wrong. Which one?
#
# Try to see it yourself first. Then look at the marks at the ends of the lines, put the cursor on the one
# that is wrong and open the light bulb, or run "Backprop: Verify Backprop" for the whole report.

import numpy as np

# A boat on a river: a puff of wind fills the sail, but never more than it can hold.
# It should make 1.2 knots.
wind, w_wind, trim, push = 0.8, 1.4, -0.3, 2.5

# forward
z = w_wind * wind + trim
sail = np.tanh(z)
speed = push * sail
loss = (speed - 1.2) ** 2

# backward
dloss = 1
dspeed = 2 * (speed - 1.2) * dloss
dpush = sail * dspeed
dsail = push * dspeed
dz = (1 - z ** 2) * dsail
dw_wind = wind * dz
dwind = w_wind * dz
dtrim = dz
