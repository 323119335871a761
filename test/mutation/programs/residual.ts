// A residual block: the input goes around, and through two leaky units
class Block {
  run(x: number, w: number, b: number, v: number, c: number, target: number) {
    const pre: number = w * x + b;
    const act: number = Math.max(pre, 0.01 * pre);
    const post: number = v * act + c;
    const y: number = x + post;
    const diff: number = y - target;
    const loss: number = Math.log(Math.cosh(diff));
    // backward
    const gradLoss: number = 1;
    const gradDiff: number = Math.tanh(diff) * gradLoss;
    const gradY: number = gradDiff;
    const gradTarget: number = -gradDiff;
    let gradX: number = gradY;
    const gradPost: number = gradY;
    const gradV: number = act * gradPost;
    const gradC: number = gradPost;
    const gradAct: number = v * gradPost;
    const gradPre: number = pre > 0 ? gradAct : 0.01 * gradAct;
    const gradW: number = x * gradPre;
    const gradB: number = gradPre;
    gradX += w * gradPre;
    return { loss, gradX, gradW, gradB, gradV, gradC, gradTarget };
  }
}
