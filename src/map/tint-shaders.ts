/** GLSL of the even tints; see `tint-layer.ts`. */

/** One quad per shape, just large enough, in the frame of its segment. */
export const MASK_VERTEX = `#version 300 es
uniform mat4 u_matrix;
uniform float u_band;
layout(location = 0) in vec4 a_segment;
layout(location = 1) in vec3 a_shape;
out vec2 v_point;
flat out vec2 v_b;
flat out vec3 v_shape;
void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
  vec2 a = a_segment.xy;
  vec2 b = a_segment.zw - a;
  float span = length(b);
  vec2 along = span > 0.0 ? b / span : vec2(1.0, 0.0);
  float reach = a_shape.x + 0.5 * u_band;
  v_point = b * 0.5 + along * corner.x * (span * 0.5 + reach) + vec2(-along.y, along.x) * corner.y * reach;
  v_b = b;
  v_shape = a_shape;
  gl_Position = u_matrix * vec4(a + v_point, 0.0, 1.0);
}`;

/**
 * Signed distance to the rim, then to the sector's two edges: |p| sin(angle − half), which
 * is negative inside for any beamwidth. Stored from 0 (half a band outside) over 0.5 (on
 * the edge) to 1 (half a band inside).
 */
export const MASK_FRAGMENT = `#version 300 es
precision highp float;
uniform float u_band;
in vec2 v_point;
flat in vec2 v_b;
flat in vec3 v_shape;
out vec4 colour;
void main() {
  float bb = dot(v_b, v_b);
  float t = bb > 0.0 ? clamp(dot(v_point, v_b) / bb, 0.0, 1.0) : 0.0;
  float outside = length(v_point - v_b * t) - v_shape.x;
  if (v_shape.z < 3.14) {
    vec2 ahead = vec2(sin(v_shape.y), -cos(v_shape.y));
    float forward = dot(v_point, ahead);
    float aside = abs(v_point.x * ahead.y - v_point.y * ahead.x);
    outside = max(outside, aside * cos(v_shape.z) - forward * sin(v_shape.z));
  }
  colour = vec4(clamp(0.5 - outside / u_band, 0.0, 1.0));
}`;

/** One triangle over the whole screen. */
export const TINT_VERTEX = `#version 300 es
void main() {
  vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

/**
 * Up to four tints over one another, each from its own channel of the mask: even inside,
 * with a stronger line along the edge. The coarse mask is sharp again here, because a
 * distance can be interpolated where a yes or no cannot.
 */
export const TINT_FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D u_mask;
uniform vec2 u_screen;
uniform vec3 u_colours[4];
uniform float u_fill;
uniform float u_edge;
uniform float u_edgePixels;
uniform float u_bandPixels;
out vec4 colour;
void main() {
  vec4 inside = (texture(u_mask, gl_FragCoord.xy / u_screen) - 0.5) * u_bandPixels;
  vec4 alpha = clamp(inside + 0.5, 0.0, 1.0) *
    mix(vec4(u_edge), vec4(u_fill), clamp(inside - u_edgePixels + 0.5, 0.0, 1.0));
  vec4 result = vec4(0.0);
  for (int i = 0; i < 4; i++) {
    result = vec4(u_colours[i] * alpha[i], alpha[i]) + result * (1.0 - alpha[i]);
  }
  if (result.a <= 0.0) discard;
  colour = result;
}`;
