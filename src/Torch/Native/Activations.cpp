// Activations.
#include "Native.h"

#define ACTIVATION(op) CN_TENSOR(at_##op, (Handle self), at::op(in(self)))
#define ACTIVATION_AND_IN_PLACE(op) ACTIVATION(op) CN_DO(at_##op##_, (Handle self), at::op##_(in(self)))

ACTIVATION_AND_IN_PLACE(relu)
ACTIVATION_AND_IN_PLACE(relu6)
ACTIVATION_AND_IN_PLACE(sigmoid)
ACTIVATION_AND_IN_PLACE(tanh)
ACTIVATION_AND_IN_PLACE(selu)
ACTIVATION_AND_IN_PLACE(silu)
ACTIVATION_AND_IN_PLACE(hardsigmoid)
ACTIVATION_AND_IN_PLACE(hardswish)
ACTIVATION(mish)
ACTIVATION(log_sigmoid)

#define ONE_NUMBER(op)                                                             \
  CN_TENSOR(at_##op, (Handle self, Number value), at::op(in(self), scalar(value))) \
  CN_DO(at_##op##_, (Handle self, Number value), at::op##_(in(self), scalar(value)))
ONE_NUMBER(leaky_relu)
ONE_NUMBER(celu)

#define TWO_NUMBERS(op)                                                                                           \
  CN_TENSOR(at_##op, (Handle self, Number first, Number second), at::op(in(self), scalar(first), scalar(second))) \
  CN_DO(at_##op##_, (Handle self, Number first, Number second), at::op##_(in(self), scalar(first), scalar(second)))
TWO_NUMBERS(hardtanh)
TWO_NUMBERS(threshold)

CN_TENSOR(at_elu, (Handle self, Number alpha, Number scale, Number input_scale), at::elu(in(self), scalar(alpha), scalar(scale), scalar(input_scale)))
CN_DO(at_elu_, (Handle self, Number alpha, Number scale, Number input_scale), at::elu_(in(self), scalar(alpha), scalar(scale), scalar(input_scale)))
CN_TENSOR(at_gelu, (Handle self, const char* approximate), at::gelu(in(self), in(approximate)))
CN_TENSOR(at_softplus, (Handle self, Number beta, Number threshold), at::softplus(in(self), scalar(beta), scalar(threshold)))
CN_TENSOR(at_hardshrink, (Handle self, Number lambda), at::hardshrink(in(self), scalar(lambda)))
CN_TENSOR(at_softshrink, (Handle self, Number lambda), at::softshrink(in(self), scalar(lambda)))
CN_TENSOR(at_prelu, (Handle self, Handle weight), at::prelu(in(self), in(weight)))
CN_TENSOR(at_glu, (Handle self, int64_t dim), at::glu(in(self), dim))
CN_TENSOR(at_softmax, (Handle self, int64_t dim, int8_t type), at::softmax(in(self), dim, maybe_dtype(type)))
CN_TENSOR(at_log_softmax, (Handle self, int64_t dim, int8_t type), at::log_softmax(in(self), dim, maybe_dtype(type)))

#define DROPOUT(op)                                                                   \
  CN_TENSOR(at_##op, (Handle self, double p, bool train), at::op(in(self), p, train)) \
  CN_DO(at_##op##_, (Handle self, double p, bool train), at::op##_(in(self), p, train))
DROPOUT(dropout)
DROPOUT(feature_dropout)
DROPOUT(alpha_dropout)
DROPOUT(feature_alpha_dropout)
