// A bond's price and its duration, in a class.
class Bond {
  price(coupon: number, face: number, y: number): number {
    const v: number = 1 / (1 + y);
    const v2 = v * v;
    const first = coupon * v;
    const second = (coupon + face) * v2;
    const price = first + second;
    // backward
    const priceGrad = 1;
    const firstGrad = priceGrad;
    const secondGrad = priceGrad;
    const faceGrad = v2 * secondGrad;
    const couponGrad = v * firstGrad + v2 * secondGrad;
    const v2Grad = (coupon + face) * secondGrad;
    let vGrad = coupon * firstGrad;
    vGrad += 2 * v * v2Grad;
    const yGrad = -v * v * vGrad;
    return price;
  }
}
