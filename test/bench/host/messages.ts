/* Listens to what the extension host hands to the workbench. */

/**
 * Sees what the extension host says to the workbench, at the moment when it has been put into words: every message
 * goes through JSON.stringify, its arguments as one array. Returns what ends the watching.
 */
export function watchMessages(see: (message: readonly unknown[]) => void): () => void {
  const { stringify } = JSON;
  JSON.stringify = ((...args: Parameters<typeof stringify>) => {
    const text = stringify(...args);
    const [message] = args as readonly unknown[];
    if (Array.isArray(message)) see(message);
    return text;
  }) as typeof stringify;
  return () => {
    JSON.stringify = stringify;
  };
}
