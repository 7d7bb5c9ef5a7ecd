const DOTS_PER_MM = 300 / 25.4;

/** A drawing in millimetres as a PNG of 300 dots per inch. */
export async function pictureOf(svg: SVGSVGElement): Promise<Uint8Array> {
  const { width, height } = svg.viewBox.baseVal;
  const copy = new XMLSerializer().serializeToString(svg);
  const url = URL.createObjectURL(new Blob([copy], { type: 'image/svg+xml' }));
  try {
    const image = new Image(Math.round(width * DOTS_PER_MM), Math.round(height * DOTS_PER_MM));
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d')?.drawImage(image, 0, 0, image.width, image.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('the browser made no picture');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(url);
  }
}
