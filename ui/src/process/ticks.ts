/** The whole numbers at an axis, from 0 to the first at or past the largest count; none twice. */
export function ticks(largest: number): number[] {
  const most = Math.max(1, Math.ceil(largest));
  const rough = most / 4;
  const ten = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].map((by) => by * ten).find((by) => by >= rough) ?? 10 * ten;
  const found = [0];
  while ((found.at(-1) ?? 0) < most) found.push((found.at(-1) ?? 0) + step);
  return found;
}
