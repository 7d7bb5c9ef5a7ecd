/**
 * Runs a command and ends with its code. Whoever reads only the first lines of what it says
 * (`| head`) closes the pipe: the work goes on without a word. A bug of ours is one line, not
 * a list of functions.
 */
export async function runCommand(main: (argv: readonly string[]) => Promise<number>): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
