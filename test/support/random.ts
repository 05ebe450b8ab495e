/** Numbers that look random and are the same in every run: `next(n)` gives a whole number from 0 to n - 1. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    // The linear congruential generator of "Numerical Recipes"; its high bits are the good ones.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
