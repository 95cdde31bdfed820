/**
 * Stands in for the npm package `canvas`, whose install downloads or compiles a binary: the same calls on
 * @napi-rs/canvas, which ships its binaries. That package's own stand-in lacks PDF and buffers of SVG; both are
 * added here. Exports stand one per line because Node finds the names of a CommonJS module by reading its text.
 */
'use strict';

const { PDFDocument, SvgExportFlag } = require('@napi-rs/canvas');
const nodeCanvas = require('@napi-rs/canvas/node-canvas');

/** A drawing surface of `type` undefined (pixels), 'svg' or 'pdf', in pixels; in a PDF one pixel is one point. */
function createCanvas(width, height, type) {
  if (type === 'svg') return createSvgCanvas(width, height);
  if (type === 'pdf') return createPdfCanvas(width, height);
  return nodeCanvas.createCanvas(width, height);
}

/** Letters become outlines: an SVG shows them alike on machines that lack the font. */
function createSvgCanvas(width, height) {
  const canvas = new nodeCanvas.SVGCanvas(width, height, SvgExportFlag.ConvertTextToPaths);
  canvas.toBuffer = () => canvas.getContent();
  return canvas;
}

/** One page. Its size is fixed at the start, so that a chart which assigns it again does not lose what is drawn. */
function createPdfCanvas(width, height) {
  const document = new PDFDocument();
  const context = document.beginPage(width, height);
  const canvas = {
    getContext: () => context,
    toBuffer: () => {
      document.endPage();
      return document.close();
    },
  };
  Object.defineProperty(canvas, 'width', { get: () => width, set: () => {} });
  Object.defineProperty(canvas, 'height', { get: () => height, set: () => {} });
  Object.defineProperty(context, 'canvas', { value: canvas });
  return canvas;
}

exports.createCanvas = createCanvas;
exports.registerFont = nodeCanvas.registerFont;
exports.deregisterAllFonts = nodeCanvas.deregisterAllFonts;
exports.loadImage = nodeCanvas.loadImage;
exports.createImageData = nodeCanvas.createImageData;
exports.Canvas = nodeCanvas.Canvas;
exports.CanvasRenderingContext2D = nodeCanvas.CanvasRenderingContext2D;
exports.Image = nodeCanvas.Image;
exports.ImageData = nodeCanvas.ImageData;
exports.Path2D = nodeCanvas.Path2D;
