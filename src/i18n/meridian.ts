/** A central meridian as maps write it: 105.75 as 105°45′. */
export function meridianWords(degrees: number): string {
  const minutes = Math.round(degrees * 60);
  return `${Math.floor(minutes / 60)}°${String(minutes % 60).padStart(2, '0')}′`;
}
