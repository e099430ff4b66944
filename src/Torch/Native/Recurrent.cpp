// Recurrent layers, as libtorch computes them: what ours are compared with.
#include "Native.h"

CN_TRIPLE(at_lstm, (Handle input, Tensors state, Tensors parameters, bool has_biases, bool batch_first),
          at::lstm(in(input), list(state).get(), list(parameters).get(), has_biases, 1, 0.0, false, false, batch_first))
CN_PAIR(at_gru, (Handle input, Handle state, Tensors parameters, bool has_biases, bool batch_first),
        at::gru(in(input), in(state), list(parameters).get(), has_biases, 1, 0.0, false, false, batch_first))
CN_PAIR(at_rnn_tanh, (Handle input, Handle state, Tensors parameters, bool has_biases, bool batch_first),
        at::rnn_tanh(in(input), in(state), list(parameters).get(), has_biases, 1, 0.0, false, false, batch_first))
