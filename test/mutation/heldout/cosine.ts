// Cosine similarity of two vectors in the plane, against a wish
class Similarity {
  loss(u1: number, u2: number, v1: number, v2: number, wish: number): number[] {
    const dot = u1 * v1 + u2 * v2;
    const lenU = Math.sqrt(u1 ** 2 + u2 ** 2);
    const lenV = Math.hypot(v1, v2);
    const cos = dot / (lenU * lenV);
    const gap = cos - wish;
    const loss = 0.5 * gap * gap;
    // backward
    const lossGrad = 1;
    const gapGrad = gap * lossGrad;
    const cosGrad = gapGrad;
    const wishGrad = -gapGrad;
    const both = 1 / (lenU * lenV);
    const dotGrad = both * cosGrad;
    const lenUGrad = ((-dot * both) / lenU) * cosGrad;
    const lenVGrad = (-cos / lenV) * cosGrad;
    let u1Grad = v1 * dotGrad;
    let u2Grad = v2 * dotGrad;
    let v1Grad = u1 * dotGrad,
      v2Grad = u2 * dotGrad;
    u1Grad += (u1 / lenU) * lenUGrad;
    u2Grad += (u2 / lenU) * lenUGrad;
    v1Grad += (v1 / lenV) * lenVGrad;
    v2Grad += (v2 / lenV) * lenVGrad;
    return [loss, u1Grad, u2Grad, v1Grad, v2Grad, wishGrad];
  }
}
