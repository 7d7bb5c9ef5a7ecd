import { goTo, highlight } from '../../commands/selection.ts';
import controls from '../styles/controls.module.css';

/** Goes to a position, and lights it on the map while it is pointed at. Negative: there is none to go to. */
export function MastButton({ index, name }: { readonly index: number; readonly name: string }) {
  return (
    <button
      type="button"
      className={`${controls.button} ${controls.small}`}
      disabled={index < 0}
      onClick={() => goTo({ kind: 'position', index })}
      onPointerEnter={() => highlight({ positions: [index] })}
      onPointerLeave={() => highlight({})}
    >
      {name}
    </button>
  );
}
