function dose(gut, blood, ka, ke, D) {
  gut += D;
  const dgut = -ka * gut;
  const dblood = ka * gut - ke * blood;
  gut += dgut;
  blood += dblood;
  return blood;
}
