/**
 * A function that keeps its last answer: several that ask about the same object, or text, cost one look. (Not a WeakMap: V8 holds its
 * values until a full collection, and an editor's memory grows with every character that is typed.)
 */
export function memoized<Key extends object | string, Value>(make: (key: Key) => Value): (key: Key) => Value {
  let last: { readonly key: Key; readonly value: Value } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
