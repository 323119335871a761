function blend(sr, sg, sb, sa, dr, dg, db, da) {
  const a = sa + da * (1 - sa);
  const r = (sr * sa + dr * da * (1 - sa)) / a;
  const g = (sg * sa + dg * da * (1 - sa)) / a;
  const b = (sb * sa + db * da * (1 - sa)) / a;
  return [r, g, b, a];
}
