// The loudness of two summed tones, and its logarithm
const amp: number = g1 * s1 + g2 * s2;
const power: number = amp * amp + floor;
const level: number = Math.log(power);
// backward
const gradLevel: number = 1;
const gradPower: number = gradLevel / power;
const gradAmp: number = 2 * amp * gradPower;
const gradFloor: number = gradPower;
const gradG1: number = s1 * gradAmp;
const gradS1: number = g1 * gradAmp;
const gradG2: number = s2 * gradAmp;
const gradS2: number = g2 * gradAmp;
