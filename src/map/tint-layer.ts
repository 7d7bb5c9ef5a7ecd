import type { CustomLayerInterface, Map as MapLibreMap } from 'maplibre-gl';
import { outOfRange } from '../model/out-of-range.ts';
import { rgbOfHex } from './colour-space.ts';
import { MASK_FRAGMENT, MASK_VERTEX, TINT_FRAGMENT, TINT_VERTEX } from './tint-shaders.ts';
import { SHAPE_FLOATS, type TintShapes } from './tint-shapes.ts';
import type { CustomLayerId } from './z-order.ts';

/**
 * The union of many discs, sectors and corridors as ONE even tint, without ever computing
 * a union: every shape is drawn into an offscreen mask that keeps the greatest value of a
 * pixel (MAX blending), and the mask is then laid over the map once, in the tint's colour.
 * Overlaps cannot get darker. Four tints share a mask, one in each channel. The mask holds
 * distances to the edge, so it can be coarse (a sixteenth of the pixels to fill) and the
 * edge still sharp. It is drawn again only when the camera, the size or the shapes change.
 */

const CHANNELS = 4;
/** Width of the stored distances around an edge, in texels of the mask. */
const BAND_TEXELS = 4;
/** Screen pixels to a texel: finer from afar, where shapes are small and cheap. */
const COARSE = 4;
const FINE = 2;
/** Mercator units of a screen pixel above which the mask is fine: about 75 m in these latitudes. */
const FINE_FROM = 2e-6;

export interface Tint {
  readonly colour: string;
  readonly shapes: TintShapes;
}

export interface TintLayer extends CustomLayerInterface {
  readonly id: CustomLayerId;
  /** Replaces all tints; the next frame shows them. */
  setTints(tints: readonly Tint[]): void;
  setVisible(visible: boolean): void;
}

interface Loaded {
  readonly tint: Tint;
  readonly buffer: WebGLBuffer;
  readonly vertexArray: WebGLVertexArrayObject;
}

interface Mask {
  readonly texture: WebGLTexture;
  readonly framebuffer: WebGLFramebuffer;
}

interface Program {
  bind(): void;
  uniform(name: string): WebGLUniformLocation | null;
  remove(): void;
}

/** What lives on the graphics card, from the first tint to `onRemove`. */
interface Device {
  readonly gl: WebGL2RenderingContext;
  readonly maskProgram: Program;
  readonly tintProgram: Program;
  readonly emptyVertexArray: WebGLVertexArrayObject;
  loaded: readonly Loaded[];
  masks: Mask[];
  width: number;
  height: number;
  /** What the masks were drawn for; null: they must be drawn again. */
  drawnFor: Float64Array | null;
}

/** @param opacity Inside, and along the edge; 0 to 1. */
export function createTintLayer(
  id: CustomLayerId,
  opacity: { readonly fill: number; readonly edge: number },
): TintLayer {
  let map: MapLibreMap | null = null;
  let device: Device | null = null;
  let tints: readonly Tint[] = [];
  let visible = true;

  return {
    id,
    type: 'custom',
    renderingMode: '2d',

    setTints(next) {
      tints = next;
      if (device) load(device, tints);
      map?.triggerRepaint();
    },
    setVisible(next) {
      visible = next;
      map?.triggerRepaint();
    },

    onAdd(addedTo) {
      map = addedTo;
    },
    onRemove() {
      if (device) destroy(device);
      device = null;
      map = null;
    },

    prerender(gl, input) {
      if (!visible || tints.length === 0) return;
      // Shaders take long to compile: not before there is something to draw with them.
      if (!device) {
        device = createDevice(gl);
        load(device, tints);
      }
      const matrix = Float64Array.from(input.defaultProjectionData.mainMatrix);
      resize(device, matrix);
      if (device.drawnFor?.every((value, index) => value === matrix[index])) return;
      drawMasks(device, matrix);
      device.drawnFor = matrix;
    },
    render() {
      if (device && visible && device.loaded.length > 0) layTints(device, opacity);
    },
  };
}

function layTints(device: Device, opacity: { readonly fill: number; readonly edge: number }): void {
  const { gl, tintProgram } = device;
  tintProgram.bind();
  gl.bindVertexArray(device.emptyVertexArray);
  gl.activeTexture(gl.TEXTURE0);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  gl.disable(gl.DEPTH_TEST);
  gl.disable(gl.STENCIL_TEST);
  gl.uniform1i(tintProgram.uniform('u_mask'), 0);
  gl.uniform1f(tintProgram.uniform('u_fill'), opacity.fill);
  gl.uniform1f(tintProgram.uniform('u_edge'), opacity.edge);
  gl.uniform2f(tintProgram.uniform('u_screen'), gl.drawingBufferWidth, gl.drawingBufferHeight);
  gl.uniform1f(tintProgram.uniform('u_edgePixels'), 1.2 * devicePixelRatio);
  gl.uniform1f(tintProgram.uniform('u_bandPixels'), (BAND_TEXELS * gl.drawingBufferWidth) / device.width);
  device.masks.forEach((mask, group) => {
    const colours = new Float32Array(CHANNELS * 3);
    device.loaded.slice(group * CHANNELS, (group + 1) * CHANNELS).forEach(({ tint }, channel) => {
      colours.set(rgbOfHex(tint.colour), channel * 3);
    });
    gl.uniform3fv(tintProgram.uniform('u_colours'), colours);
    gl.bindTexture(gl.TEXTURE_2D, mask.texture);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  });
  gl.bindTexture(gl.TEXTURE_2D, null);
  gl.bindVertexArray(null);
}

function drawMasks(device: Device, matrix: Float64Array): void {
  const { gl } = device;
  device.maskProgram.bind();
  gl.viewport(0, 0, device.width, device.height);
  gl.disable(gl.DEPTH_TEST);
  gl.disable(gl.STENCIL_TEST);
  gl.disable(gl.SCISSOR_TEST);
  gl.disable(gl.CULL_FACE);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE);
  gl.blendEquation(gl.MAX);
  gl.clearColor(0, 0, 0, 0);
  gl.uniform1f(device.maskProgram.uniform('u_band'), BAND_TEXELS * mercatorPerPixel(matrix, device.width));

  device.masks.forEach((mask, group) => {
    gl.bindFramebuffer(gl.FRAMEBUFFER, mask.framebuffer);
    gl.colorMask(true, true, true, true);
    gl.clear(gl.COLOR_BUFFER_BIT);
    device.loaded.slice(group * CHANNELS, (group + 1) * CHANNELS).forEach(({ tint, vertexArray }, channel) => {
      gl.colorMask(channel === 0, channel === 1, channel === 2, channel === 3);
      gl.uniformMatrix4fv(device.maskProgram.uniform('u_matrix'), false, translated(matrix, tint.shapes.origin));
      gl.bindVertexArray(vertexArray);
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, tint.shapes.count);
    });
  });

  // The map does not set these two again by itself.
  gl.blendEquation(gl.FUNC_ADD);
  gl.colorMask(true, true, true, true);
  gl.bindVertexArray(null);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
}

/** Clip space is 2 wide, whatever the pixels; the map is neither turned nor tilted. */
function mercatorPerPixel(matrix: Float64Array, width: number): number {
  return (2 * (matrix[15] ?? outOfRange())) / (width * (matrix[0] ?? outOfRange()));
}

/** The matrix for coordinates relative to an origin: multiplied in double precision, then narrowed. */
function translated(matrix: Float64Array, [x, y]: readonly [number, number]): Float32Array {
  const moved = Float32Array.from(matrix);
  for (let row = 0; row < 4; row++) {
    moved[12 + row] =
      (matrix[row] ?? outOfRange()) * x + (matrix[4 + row] ?? outOfRange()) * y + (matrix[12 + row] ?? outOfRange());
  }
  return moved;
}

function createDevice(gl: WebGL2RenderingContext): Device {
  return {
    gl,
    maskProgram: program(gl, MASK_VERTEX, MASK_FRAGMENT),
    tintProgram: program(gl, TINT_VERTEX, TINT_FRAGMENT),
    emptyVertexArray: gl.createVertexArray(),
    loaded: [],
    masks: [],
    width: 0,
    height: 0,
    drawnFor: null,
  };
}

function load(device: Device, tints: readonly Tint[]): void {
  const { gl } = device;
  unload(device);
  device.loaded = tints.map((tint) => {
    const buffer = gl.createBuffer();
    const vertexArray = gl.createVertexArray();
    gl.bindVertexArray(vertexArray);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, tint.shapes.values, gl.DYNAMIC_DRAW);
    const stride = SHAPE_FLOATS * 4;
    for (const [location, size, offset] of [[0, 4, 0] as const, [1, 3, 16] as const]) {
      gl.enableVertexAttribArray(location);
      gl.vertexAttribPointer(location, size, gl.FLOAT, false, stride, offset);
      gl.vertexAttribDivisor(location, 1);
    }
    gl.bindVertexArray(null);
    gl.bindBuffer(gl.ARRAY_BUFFER, null);
    return { tint, buffer, vertexArray };
  });
  device.drawnFor = null;
}

function unload(device: Device): void {
  for (const { buffer, vertexArray } of device.loaded) {
    device.gl.deleteBuffer(buffer);
    device.gl.deleteVertexArray(vertexArray);
  }
  device.loaded = [];
}

/** As many masks as the tints need, in the size of the screen. */
function resize(device: Device, matrix: Float64Array): void {
  const { gl } = device;
  const texel = mercatorPerPixel(matrix, gl.drawingBufferWidth) > FINE_FROM ? FINE : COARSE;
  const width = Math.ceil(gl.drawingBufferWidth / texel);
  const height = Math.ceil(gl.drawingBufferHeight / texel);
  const needed = Math.ceil(device.loaded.length / CHANNELS);
  if (device.width === width && device.height === height && device.masks.length === needed) return;
  dropMasks(device);
  device.width = width;
  device.height = height;
  device.drawnFor = null;
  for (let index = 0; index < needed; index++) {
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    const framebuffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    device.masks.push({ texture, framebuffer });
  }
  gl.bindTexture(gl.TEXTURE_2D, null);
}

function dropMasks(device: Device): void {
  for (const { texture, framebuffer } of device.masks) {
    device.gl.deleteTexture(texture);
    device.gl.deleteFramebuffer(framebuffer);
  }
  device.masks = [];
}

function destroy(device: Device): void {
  unload(device);
  dropMasks(device);
  device.gl.deleteVertexArray(device.emptyVertexArray);
  device.maskProgram.remove();
  device.tintProgram.remove();
}

function program(gl: WebGL2RenderingContext, vertex: string, fragment: string): Program {
  const made = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, vertex] as const, [gl.FRAGMENT_SHADER, fragment] as const]) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('WebGL made no shader: the context is lost');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(made);
  if (!gl.getProgramParameter(made, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`A tint's shaders do not link: ${gl.getProgramInfoLog(made) ?? 'no reason given'}`);
  }
  const locations = new Map<string, WebGLUniformLocation | null>();
  return {
    bind() {
      gl.useProgram(made);
    },
    uniform(name) {
      if (!locations.has(name)) locations.set(name, gl.getUniformLocation(made, name));
      return locations.get(name) ?? null;
    },
    remove() {
      gl.deleteProgram(made);
    },
  };
}
