import { Button } from "antd-mobile";
import { useEffect, useRef, type PointerEvent, type ReactElement } from "react";
import { useMessages } from "../app/language.ts";
import { goodsStepWords } from "./goods-messages.ts";

interface SignaturePadProps {
  /** The signature as a PNG; null while nothing is drawn. */
  readonly onChange: (signature: Blob | null) => void;
}

/** Width of the stroke in pixels of the page. */
const stroke = 2.5;
const [ink, paper] = ["#14203c", "#ffffff"];

/** Makes the drawing as fine as the screen, so that the stroke is not torn. Its paper is white in both themes: it is printed. */
function prepare(canvas: HTMLCanvasElement): void {
  const scale = devicePixelRatio;
  canvas.width = Math.round(canvas.clientWidth * scale);
  canvas.height = Math.round(canvas.clientHeight * scale);
  const drawing = canvas.getContext("2d");
  if (!drawing) return;
  drawing.scale(scale, scale);
  drawing.fillStyle = paper;
  drawing.fillRect(0, 0, canvas.clientWidth, canvas.clientHeight);
  drawing.strokeStyle = ink;
  drawing.lineWidth = stroke;
  drawing.lineCap = "round";
  drawing.lineJoin = "round";
}

function placeOf({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>): readonly [number, number] {
  const box = currentTarget.getBoundingClientRect();
  return [clientX - box.left, clientY - box.top];
}

/** A box to sign in with a finger, a pen or a mouse; a photo of a signature does as well for those who use none of them. */
export function SignaturePad({ onChange }: SignaturePadProps): ReactElement {
  const text = useMessages(goodsStepWords);
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDrawing = useRef(false);
  useEffect(() => {
    if (canvas.current) prepare(canvas.current);
  }, []);
  const begin = (event: PointerEvent<HTMLCanvasElement>): void => {
    const drawing = event.currentTarget.getContext("2d");
    if (!drawing) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    isDrawing.current = true;
    const [x, y] = placeOf(event);
    drawing.beginPath();
    drawing.moveTo(x, y);
    // A touch without a stroke is a dot.
    drawing.lineTo(x + 0.1, y);
    drawing.stroke();
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (!isDrawing.current) return;
    const drawing = event.currentTarget.getContext("2d");
    drawing?.lineTo(...placeOf(event));
    drawing?.stroke();
  };
  const end = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (!isDrawing.current) return;
    isDrawing.current = false;
    event.currentTarget.toBlob(onChange, "image/png");
  };
  const clear = (): void => {
    if (canvas.current) prepare(canvas.current);
    onChange(null);
  };
  return (
    <>
      <canvas
        ref={canvas}
        className="signature-pad"
        role="img"
        aria-label={text.signHere}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <div className="signature-tools">
        <span className="muted">{text.signHere}</span>
        <Button size="small" onClick={clear}>
          {text.clear}
        </Button>
      </div>
      <label className="file-button">
        {text.uploadSignature}
        <input type="file" accept="image/*" className="visually-hidden" onChange={({ target }) => onChange(target.files?.[0] ?? null)} />
      </label>
    </>
  );
}
