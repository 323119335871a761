// A filter that runs along a signal, and its way back, as two functions that share no cache.
function convolve(signal, taps) {
  const out = new Array(signal.length - taps.length + 1);
  for (let i = 0; i < out.length; i++) {
    out[i] = 0;
    for (let k = 0; k < taps.length; k++) {
      out[i] += signal[i + k] * taps[k];
    }
  }
  return out;
}

function convolveBackward(gradOut, signal, taps) {
  const gradSignal = new Array(signal.length).fill(0); //: init gradSignal of signal
  const gradTaps = new Array(taps.length).fill(0); //: init gradTaps of taps
  for (let i = 0; i < gradOut.length; i++) {
    for (let k = 0; k < taps.length; k++) {
      gradSignal[i + k] += gradOut[i] * taps[k]; //: gradSignal of signal
      gradTaps[k] += gradOut[i] * signal[i + k]; //: gradTaps of taps
    }
  }
  return { gradSignal, gradTaps };
}

//: check signal[6], taps[3], dout[4]
const loss = ({ signal, taps, dout }) => weigh(convolve(signal, taps), dout);
const gradients = ({ signal, taps, dout }) => {
  const { gradSignal, gradTaps } = convolveBackward(dout, signal, taps);
  return { signal: gradSignal, taps: gradTaps };
};
