import { putStylesByPolicy } from '../../contracts/put-styles-by-policy'

putStylesByPolicy()
