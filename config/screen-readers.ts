import { BuiltTemplates } from './built-files'

/**
 * Taro sends a component's ariaLabel and ariaRole to WeChat, but its templates forget to use them. This writes them
 * into the built templates, so that a screen reader says more than "button".
 */
export class ScreenReaders extends BuiltTemplates {
  constructor() {
    super('ScreenReaders', templates =>
      templates.replaceAll(
        ' data-sid="{{i.sid}}"',
        ` aria-label="{{i.ariaLabel||''}}" aria-role="{{i.ariaRole||''}}" data-sid="{{i.sid}}"`
      )
    )
  }
}
