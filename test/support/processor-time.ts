/**
 * Milliseconds of processor time that this process has used. What else the machine does moves the clock on, but not this: a
 * limit on it tells work that grows with the square from work that had to wait.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
