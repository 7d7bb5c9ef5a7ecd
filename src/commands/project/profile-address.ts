/** An address within this page for a profile that was made or opened here. */
export function profileAddress(text: string): string {
  return URL.createObjectURL(new Blob([text], { type: 'application/json' }));
}
