function day(S, E, I, R, beta, sigma, gamma) {
    var N = S + E + I + R;
    var infected = beta * S * I / N;
    var dS = -infected;
    var dE = infected - sigma * E;
    var dI = sigma * E - gamma * I;
    var dR = gamma * I;
    S = S + dS;
    E = E + dE;
    I = I + dI;
    R = R + dR;
    return { S: S, E: E, I: I, R: R };
}
