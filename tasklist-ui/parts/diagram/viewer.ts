import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';

/** Where the process stands: ids of the diagram's elements. */
export interface Place {
  active: readonly string[];
  done: readonly string[];
  stuck: readonly string[];
}

interface Canvas {
  zoom(level: number | 'fit-viewport', center?: 'auto'): number;
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
  viewbox(): { outer: { width: number; height: number } };
  viewbox(box: { x: number; y: number; width: number; height: number }): void;
}
interface Overlays {
  add(element: string, overlay: { position: Record<string, number>; html: HTMLElement }): string;
  clear(): void;
}
interface Shape {
  x: number;
  y: number;
  width: number;
  height: number;
  businessObject: { name?: string; $instanceOf(type: string): boolean };
}
interface Registry {
  get(element: string): Shape | undefined;
}

/** The scale at which the names of elements can be read. */
const READABLE = 0.9;
const markers = { active: 'token-active', done: 'token-done', stuck: 'token-stuck' } as const;
const signs = { active: '●', done: '✓', stuck: '!' } as const;

/** The diagram with other names on its elements; nothing else of it changes. */
function withNames(xml: string, names: Readonly<Record<string, string>>): string {
  const drawn = new DOMParser().parseFromString(xml, 'application/xml');
  for (const element of drawn.querySelectorAll('[id][name]')) {
    const name = names[element.id];
    if (name) element.setAttribute('name', name);
  }
  return new XMLSerializer().serializeToString(drawn);
}

/** A drawn diagram whose highlights can be moved; `destroy` frees it. */
export class DiagramView {
  readonly #viewer: NavigatedViewer;
  #shown: [string, string][] = [];

  constructor(container: HTMLElement) {
    this.#viewer = new NavigatedViewer({ container });
  }

  /** Draws the diagram, with names in the reader's language where there are such. */
  async open(xml: string, names: Readonly<Record<string, string>>): Promise<void> {
    await this.#viewer.importXML(withNames(xml, names));
    this.fit();
  }

  /** Does the element hold others, as the process itself does? The token is told by where it stands inside. */
  isScope(element: string): boolean {
    return Boolean(this.#element(element)?.businessObject.$instanceOf('bpmn:FlowElementsContainer'));
  }

  /** Is it a piece of work, and not a gateway or an event on the way? */
  isTask(element: string): boolean {
    return Boolean(this.#element(element)?.businessObject.$instanceOf('bpmn:Task'));
  }

  #element(element: string) {
    return this.#viewer.get<Registry>('elementRegistry').get(element);
  }

  /** Names of elements as the diagram says them. */
  nameOf(element: string): string | undefined {
    return this.#element(element)?.businessObject.name;
  }

  show(place: Place): void {
    const canvas = this.#viewer.get<Canvas>('canvas');
    const overlays = this.#viewer.get<Overlays>('overlays');
    for (const [element, marker] of this.#shown) canvas.removeMarker(element, marker);
    overlays.clear();
    this.#shown = [];
    for (const state of ['done', 'active', 'stuck'] as const)
      for (const element of place[state]) {
        if (!this.#element(element) || this.isScope(element)) continue;
        canvas.addMarker(element, markers[state]);
        this.#shown.push([element, markers[state]]);
        const sign = document.createElement('span');
        sign.className = `token-sign ${markers[state]}-sign`;
        sign.textContent = signs[state];
        overlays.add(element, { position: { top: -10, left: -10 }, html: sign });
      }
  }

  zoom(factor: number): void {
    const canvas = this.#viewer.get<Canvas>('canvas');
    canvas.zoom((canvas as unknown as { zoom(): number }).zoom() * factor, 'auto');
  }

  fit(): void {
    this.#viewer.get<Canvas>('canvas').zoom('fit-viewport', 'auto');
  }

  /** Moves the picture until the element is in its middle, large enough to be read. */
  goTo(element: string): void {
    const found = this.#element(element);
    if (!found) return;
    const canvas = this.#viewer.get<Canvas>('canvas');
    const { outer } = canvas.viewbox();
    const [width, height] = [outer.width / READABLE, outer.height / READABLE];
    canvas.viewbox({
      x: found.x + found.width / 2 - width / 2,
      y: found.y + found.height / 2 - height / 2,
      width,
      height,
    });
  }

  destroy(): void {
    this.#viewer.destroy();
  }
}
