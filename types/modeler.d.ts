// The editors' libraries as far as modeler-ui reaches them: they come without types.
declare module '@bpmn-io/element-template-chooser' {
  const module: { readonly [service: string]: never };
  export default module;
}
declare module 'bpmn-js-element-templates' {
  export const CloudElementTemplatesPropertiesProviderModule: { readonly [service: string]: never };
}
declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: { readonly [service: string]: never };
  export const BpmnPropertiesProviderModule: { readonly [service: string]: never };
  export const ZeebePropertiesProviderModule: { readonly [service: string]: never };
}
declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  const module: { readonly [service: string]: never };
  export default module;
}
declare module 'dmn-js/lib/Modeler' {
  export default class Modeler {
    constructor(options: { container: HTMLElement });
  }
}
